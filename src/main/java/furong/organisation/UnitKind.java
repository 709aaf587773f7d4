package furong.organisation;

/** What a unit is for. The company has exactly one key accounts, two commercial, six operating and fourteen county units. */
public enum UnitKind {
    COMPANY,
    KEY_ACCOUNTS,
    COMMERCIAL,
    OPERATING,
    COUNTY_BRANCH,
    HOTLINE,
    QUALITY
}
