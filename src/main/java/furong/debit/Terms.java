package furong.debit;

import furong.agency.AgentCode;

/**
 * How a bank collects for us.
 *
 * @param creditor our name as the bank knows it
 * @param creditorId by which the bank knows us as the one who collects
 * @param ourAccount on which it books
 * @param answerFiles how many answer files it sends for one of ours; after the last, silence has its meaning
 */
public record Terms(
        AgentCode bank,
        String creditor,
        String creditorId,
        String ourAccount,
        Answers answers,
        int answerFiles,
        Books books) {

    /** What its answer files list. Of what they do not list, the last one says the opposite; of a mixed one nothing. */
    public enum Answers {
        MIXED,
        ONLY_REJECTIONS,
        ONLY_ACCEPTANCES
    }

    /** Whether its bookings name each collection or one sum for the whole file. */
    public enum Books {
        EACH,
        SUM
    }
}
