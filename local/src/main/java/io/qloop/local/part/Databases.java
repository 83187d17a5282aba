package io.qloop.local.part;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The databases of the product in a PostgreSQL server; each belongs to the user of the same name. */
final class Databases {

    static final String PASSWORD = "qloop";
    private static final List<String> OWNERS =
            List.of("feedback", "complaint", "returns", "survey", "notification", "keycloak");

    private Databases() {}

    /** Creates the users and databases that are missing. */
    static void furnish(int port) throws SQLException {
        try (var connection = connect(port);
                var statement = connection.createStatement()) {
            for (var owner : OWNERS) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", owner)) {
                    statement.execute("create role " + owner + " login password '" + PASSWORD + "'");
                }
                if (!exists(connection, "select 1 from pg_database where datname = ?", owner)) {
                    statement.execute("create database " + owner + " owner " + owner);
                }
            }
        }
    }

    static boolean answers(int port) {
        try (var connection = connect(port);
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static Connection connect(int port) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?loginTimeout=5&connectTimeout=2&sslmode=disable";
        return DriverManager.getConnection(url, "postgres", PASSWORD);
    }
}
