package furong.contact;

/** By which way somebody turned to us, or we to them. Message keys {@code contact.channel.…}. */
public enum ContactChannel {
    HALL,
    HOTLINE,
    VEHICLE,
    VISIT,
    LETTER,
    WEB,
    SMS,
    ACCOUNT_MANAGER
}
