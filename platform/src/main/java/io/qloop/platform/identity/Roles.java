package io.qloop.platform.identity;

/** The realm's roles by the names that stand in the token; for {@code @RolesAllowed} and {@link CurrentUser#has}. */
public final class Roles {

    public static final String CUSTOMER = "customer";
    public static final String STAFF = "staff";
    public static final String FUNCTION_HEAD = "function-head";
    public static final String GENERAL_MANAGER = "general-manager";
    public static final String AUDITOR = "auditor";
    public static final String ADMIN = "admin";

    /** ERP and logistics clients. */
    public static final String SYSTEM = "system";

    private Roles() {}
}
