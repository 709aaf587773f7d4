package furong.network;

/** What a customer types into the modem. Never logged; printed on the paper the technician leaves. */
public record AccessLogin(String username, String password) {

    @Override
    public String toString() {
        return "AccessLogin[" + username + ", …]";
    }
}
