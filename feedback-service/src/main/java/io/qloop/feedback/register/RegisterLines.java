package io.qloop.feedback.register;

import io.qloop.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;

/** The lines of the register about one customer or one product, the newest first, for other packages. */
@ApplicationScoped
public class RegisterLines {

    private final Register register;

    RegisterLines(Register register) {
        this.register = register;
    }

    /** Whose or what's lines; exactly one of both is there. */
    public record About(String customerId, String productId) {

        public static About customer(String id) {
            return new About(id, null);
        }

        public static About product(String id) {
            return new About(null, id);
        }

        private RegisterQuery query(String limit, String after) {
            var query = new RegisterQuery();
            query.customerId = customerId;
            query.productId = productId;
            query.limit = limit;
            query.after = after;
            return query;
        }
    }

    /** @param limit and {@code after} as the caller gave them, or null */
    public Page<RegisterLine> page(About about, String limit, String after) {
        return register.page(about.query(limit, after), Optional.empty());
    }

    /** All of them, however many. */
    public void each(About about, Consumer<RegisterLine> reader) {
        register.each(about.query(null, null), Optional.empty(), reader);
    }
}
