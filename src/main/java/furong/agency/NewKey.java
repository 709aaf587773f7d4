package furong.agency;

/** A key just made: its public id and its secret, which is shown this once. */
public record NewKey(String id, String secret) {

    @Override
    public String toString() {
        return "NewKey[" + id + ", …]";
    }
}
