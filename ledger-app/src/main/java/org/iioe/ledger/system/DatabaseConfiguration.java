package org.iioe.ledger.system;

import org.iioe.ledger.audit.Backups.Login;
import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
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

    /**
     * Who owns the tables: makes them, and works with them no further. It is the embedded server's
     * own, or {@code spring.flyway.user}, or {@code spring.datasource.username}.
     */
    record Owner(Login login) {}

    @Bean
    Owner owner(Environment settings, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase own = embedded.getIfAvailable();
        return new Owner(own != null ? own.login() : BackupMode.named(settings).orElseThrow());
    }

    /** As whom the ledger works; see {@link WorkingLogin}. */
    @Bean
    JdbcConnectionDetails connection(Environment settings, Owner owner) {
        Login login =
                settings.containsProperty("spring.flyway.user")
                        ? new Login(
                                owner.login().url(),
                                settings.getProperty("spring.datasource.username", ""),
                                settings.getProperty("spring.datasource.password", ""))
                        : WorkingLogin.beside(owner.login());
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return login.user();
            }

            @Override
            public String getPassword() {
                return login.password();
            }

            @Override
            public String getJdbcUrl() {
                return login.url();
            }
        };
    }

    /** Tables are made by their owner. */
    @Bean
    FlywayConnectionDetails migrations(Owner owner) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return owner.login().user();
            }

            @Override
            public String getPassword() {
                return owner.login().password();
            }

            @Override
            public String getJdbcUrl() {
                return owner.login().url();
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
