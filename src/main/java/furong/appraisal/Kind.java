package furong.appraisal;

/** What an entry of the ledger is: an answer in a callback, a spot check, a breach, praise. */
public enum Kind {
    ANSWER_DISSATISFIED,
    ANSWER_SATISFIED,
    ANSWER_TOUCHED,
    ANSWER_PLEASANT,
    CHECK_CLEAN,
    FINDING,
    BREACH,
    BREACH_REVERSED,
    COMPLAINT,
    COMPLAINT_REVERSED,
    COMMENDATION
}
