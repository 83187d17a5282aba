package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Text;

/** Something in a procedure that other parts of it, and cases, refer to by its code. */
public interface Coded {

    String code();

    Text name();
}
