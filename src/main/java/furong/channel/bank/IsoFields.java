package furong.channel.bank;

/** The fields of ISO 8583:1987 that we use, by their numbers. */
final class IsoFields {

    static final int PROCESSING_CODE = 3;
    static final int AMOUNT = 4;
    /** When the request was sent, MMddHHmmss; stays the same when it is repeated. */
    static final int SENT_AT = 7;

    static final int TRACE = 11;
    static final int LOCAL_TIME = 12;
    static final int LOCAL_DATE = 13;
    /** The business day that a cut-over ends, MMdd; in answers the day a payment counts for. */
    static final int SETTLEMENT_DATE = 15;

    static final int ACQUIRER = 32;
    static final int RETRIEVAL = 37;
    static final int AUTHORISATION = 38;
    static final int RESPONSE = 39;
    static final int TERMINAL = 41;
    static final int TEXT = 48;
    static final int CURRENCY = 49;
    static final int NETWORK_CODE = 70;
    /** Of a reversal: type, trace and sending time of what it takes back. */
    static final int ORIGINAL = 90;

    /** Printed number of the customer's account. */
    static final int ACCOUNT = 102;

    /** Which key the message is sealed with. */
    static final int KEY = 103;

    static final int SEAL = 128;
    static final int SEAL_BYTES = 8;

    static final int ENQUIRY = 0x100;
    static final int ENQUIRY_ANSWER = 0x110;
    static final int PAYMENT = 0x200;
    static final int PAYMENT_REPEATED = 0x201;
    static final int PAYMENT_ANSWER = 0x210;
    static final int REVERSAL = 0x420;
    static final int REVERSAL_REPEATED = 0x421;
    static final int REVERSAL_ANSWER = 0x430;
    static final int NETWORK = 0x800;
    static final int NETWORK_ANSWER = 0x810;

    static final int ECHO = 301;
    static final int CUT_OVER = 201;

    /** ISO 4217 number of the renminbi. */
    static final String YUAN = "156";

    private IsoFields() {}
}
