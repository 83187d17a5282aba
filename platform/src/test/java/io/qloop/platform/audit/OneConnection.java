package io.qloop.platform.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source that always gives the same connection, which stays open when it is given back. */
record OneConnection(Connection connection) {

    DataSource dataSource() {
        return proxy(DataSource.class, (name, _) -> name.equals("getConnection") ? unclosed() : null);
    }

    private Connection unclosed() {
        return proxy(Connection.class, (name, call) -> name.equals("close") ? null : call.now());
    }

    private interface Call {
        Object now() throws Exception;
    }

    private interface Answer {
        Object to(String method, Call call) throws Exception;
    }

    private <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return answer.to(method.getName(), () -> method.invoke(connection, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
