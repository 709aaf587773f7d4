package furong.catalog;

import furong.platform.Label;

/**
 * A kind of service: fixed line, PHS, ADSL.
 *
 * @param businessLine code of the business line that answers for it, as organisation names them
 */
public record Product(String code, Label name, String businessLine) {

    /** The transaction that installs it, and with it the name of its card and its form. */
    public String installation() {
        return "INSTALL_" + code;
    }
}
