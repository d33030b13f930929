package org.iioe.ledger.system;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Which PostgreSQL is used: the one that {@code spring.datasource.url} names, or the embedded one.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Conditional(NoDatabaseNamed.class)
    EmbeddedDatabase embeddedDatabase(LedgerProperties properties) {
        return EmbeddedDatabase.start(properties.dataDir());
    }

    @Bean
    @Conditional(NoDatabaseNamed.class)
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }
        };
    }

    /** Tables are made by the login itself; the pool works with fewer rights. */
    @Bean
    FlywayConnectionDetails migrations(JdbcConnectionDetails login) {
        return new FlywayConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return login.getUsername();
            }

            @Override
            public @Nullable String getPassword() {
                return login.getPassword();
            }

            @Override
            public String getJdbcUrl() {
                return login.getJdbcUrl();
            }
        };
    }

    /** Whether the settings name no database. */
    static final class NoDatabaseNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().containsProperty("spring.datasource.url");
        }
    }
}
