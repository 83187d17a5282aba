package io.qloop.platform.procedure;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who acts, as far as a procedure cares: for which functions and in which roles. */
public record Actor(String login, Set<String> functions, Set<String> roles) {

    public Actor {
        functions = Set.copyOf(functions);
        roles = Set.copyOf(roles);
    }

    /** The caller of the running request. */
    public static Actor of(CurrentUser user) {
        var roles = new TreeSet<String>();
        Stream.of(Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER)
                .filter(user::has)
                .forEach(roles::add);
        return new Actor(user.name(), user.functions(), roles);
    }

    /** Does this person belong to the department, or hold the post? */
    public boolean isOf(Procedure.Department department) {
        return !department.isOutside()
                && (department.function() == null || functions.contains(department.function()))
                && (department.role() == null || roles.contains(department.role()));
    }
}
