package furong.organisation;

/** What a person may do. A person may have several; what rows they do it to is a matter of {@link Scope}. */
public enum Role {
    COUNTER_CLERK,
    LOBBY_GUIDE,
    HOTLINE_AGENT,
    CALLBACK_AGENT,
    DISPATCHER,
    TECHNICIAN,
    QUALITY_SUPERVISOR,
    FINANCE,
    BACK_OFFICE,
    ACCOUNT_MANAGER,
    BRANCH_MANAGER,
    ADMINISTRATOR
}
