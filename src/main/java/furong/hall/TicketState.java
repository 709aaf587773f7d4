package furong.hall;

/** How far a ticket is. The last three are final: served, gone without being served, to be served at home instead. */
public enum TicketState {
    WAITING,
    CALLED,
    SERVING,
    DONE,
    LEFT,
    HOME
}
