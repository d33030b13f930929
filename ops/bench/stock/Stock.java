package stock;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What Axon does as its Spring Boot starter configures it, to compare the ledger with: its JDBC event
 * store on PostgreSQL, its command bus, its processors, Boot's Tomcat and pool. Only these are set: no
 * Axon Server and no look for updates; events as JSON, since XStream needs Java's inside opened; the
 * tables, as Axon's own factories for PostgreSQL make them.
 *
 * <ul>
 *   <li>profile {@code plain}: a command makes one event of one aggregate; no read model.
 *   <li>profile {@code full}: a command makes three events of three aggregates in one unit of work, as
 *       the ledger does (claim, organisation, key), aggregates stay in memory, a tracking processor
 *       writes a row an event.
 * </ul>
 *
 * {@code ops/bench/stock/run} builds and starts it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    DataSourceAutoConfiguration.class, // Axon looks for these two before Boot 4 has them, and passes JDBC over.
    DataSourceTransactionManagerAutoConfiguration.class,
    Stock.Door.class,
    Stock.Tables.class,
    Stock.Plain.class,
    Stock.Full.class
})
public class Stock {
    public static void main(String[] arguments) {
        // Nothing that it prints depends on the country.
        java.util.Locale.setDefault(java.util.Locale.ROOT);
        SpringApplication application = new SpringApplication(Stock.class);
        application.setDefaultProperties(
                Map.of(
                        "axon.axonserver.enabled", "false",
                        "axon.update-check.disabled", "true",
                        "axon.serializer.general", "jackson3",
                        "axon.serializer.events", "jackson3",
                        "axon.serializer.messages", "jackson3",
                        "server.address", "127.0.0.1",
                        "logging.level.root", "WARN",
                        "spring.main.banner-mode", "off"));
        application.run(arguments);
    }

    /** What is sent, as the ledger takes it; what is not named here is not looked at. */
    public record Body(String organisation, String nameAsGiven, String kind, String country) {}

    public record Register(@TargetAggregateIdentifier String organisation, String nameAsGiven, String kind, String country, String key) {}

    public record Registered(String organisation, String nameAsGiven, String kind, String country) {}

    public record Claimed(String value, String holder) {}

    public record KeyUsed(String key, String command, String organisation) {}

    /** The door has the ledger's shape: 201 with what was recorded. */
    @RestController
    static class Door {
        private final CommandGateway gateway;
        private final JdbcTemplate database;

        Door(CommandGateway gateway, JdbcTemplate database) {
            this.gateway = gateway;
            this.database = database;
        }

        @PostMapping("/api/v1/commands/RegisterOrganisation")
        @ResponseStatus(HttpStatus.CREATED)
        Map<String, String> register(@RequestHeader("Idempotency-Key") String key, @RequestBody Body body) {
            gateway.sendAndWait(new Register(body.organisation(), body.nameAsGiven(), body.kind(), body.country(), key));
            return Map.of("key", key, "command", "RegisterOrganisation", "recorded", body.organisation());
        }

        /** How many events have no row in the read model yet. */
        @GetMapping("/behind")
        long behind() {
            return database.queryForObject(
                    "SELECT (SELECT count(*) FROM domainevententry) - (SELECT count(*) FROM shown)", Long.class);
        }
    }

    /** Makes the tables where they are missing, before anything uses them. */
    @Configuration(proxyBeanMethods = false)
    static class Tables {
        @Bean
        InitializingBean tables(EventStorageEngine events, TokenStore tokens, JdbcTemplate database) {
            return () -> {
                if (database.queryForObject("SELECT to_regclass('domainevententry') IS NULL", Boolean.class)) {
                    ((JdbcEventStorageEngine) events).createSchema(PostgresEventTableFactory.INSTANCE);
                    ((JdbcTokenStore) tokens).createSchema(PostgresTokenTableFactory.INSTANCE);
                    database.execute("CREATE TABLE shown (event text PRIMARY KEY, kind text NOT NULL, content text NOT NULL)");
                }
            };
        }
    }

    /** One event a command. */
    @Profile("plain")
    @Configuration(proxyBeanMethods = false)
    @Import(PlainOrganisation.class)
    static class Plain {}

    @Profile("plain")
    @Aggregate
    static class PlainOrganisation {
        @AggregateIdentifier private String organisation;

        PlainOrganisation() {}

        @CommandHandler
        PlainOrganisation(Register command) {
            AggregateLifecycle.apply(
                    new Registered(command.organisation(), command.nameAsGiven(), command.kind(), command.country()));
        }

        @EventSourcingHandler
        void on(Registered event) {
            organisation = event.organisation();
        }
    }

    /** Three events a command, a cache, a read model. */
    @Profile("full")
    @Configuration(proxyBeanMethods = false)
    @Import({Organisation.class, Claim.class, Key.class, Registry.class, Shown.class})
    static class Full {
        @Bean
        Cache memory() {
            return new Memory();
        }

        @org.springframework.beans.factory.annotation.Autowired
        void processors(EventProcessingConfigurer processing) {
            processing.usingTrackingEventProcessors();
        }
    }

    /** Decides in one unit of work on three aggregates; that a key or name is new, the table's unique index says. */
    static class Registry {
        private final Repository<Organisation> organisations;
        private final Repository<Claim> claims;
        private final Repository<Key> keys;

        Registry(Repository<Organisation> organisations, Repository<Claim> claims, Repository<Key> keys) {
            this.organisations = organisations;
            this.claims = claims;
            this.keys = keys;
        }

        @CommandHandler
        void register(Register command) throws Exception {
            claims.newInstance(() -> new Claim("name-" + command.nameAsGiven(), command.organisation()));
            organisations.newInstance(() -> new Organisation(command));
            keys.newInstance(() -> new Key(command));
        }
    }

    @Profile("full")
    @Aggregate(cache = "memory")
    static class Organisation {
        @AggregateIdentifier private String organisation;

        Organisation() {}

        Organisation(Register command) {
            AggregateLifecycle.apply(
                    new Registered(command.organisation(), command.nameAsGiven(), command.kind(), command.country()));
        }

        @EventSourcingHandler
        void on(Registered event) {
            organisation = event.organisation();
        }
    }

    @Profile("full")
    @Aggregate(cache = "memory")
    static class Claim {
        @AggregateIdentifier private String value;

        Claim() {}

        Claim(String value, String holder) {
            AggregateLifecycle.apply(new Claimed(value, holder));
        }

        @EventSourcingHandler
        void on(Claimed event) {
            value = event.value();
        }
    }

    @Profile("full")
    @Aggregate(cache = "memory")
    static class Key {
        @AggregateIdentifier private String key;

        Key() {}

        Key(Register command) {
            AggregateLifecycle.apply(new KeyUsed("key-" + command.key(), "RegisterOrganisation", command.organisation()));
        }

        @EventSourcingHandler
        void on(KeyUsed event) {
            key = event.key();
        }
    }

    /** The read model: a row an event. */
    @ProcessingGroup("shown")
    static class Shown {
        private final JdbcTemplate database;

        Shown(JdbcTemplate database) {
            this.database = database;
        }

        @EventHandler
        void on(Object event, EventMessage<?> message) {
            database.update(
                    "INSERT INTO shown (event, kind, content) VALUES (?, ?, ?)",
                    message.getIdentifier(), event.getClass().getSimpleName(), event.toString());
        }
    }

    /** Keeps what is put into it until it is taken out; Axon's own lets go of what nothing else holds. */
    static final class Memory implements Cache {
        private final Map<Object, Object> kept = new ConcurrentHashMap<>();
        private final List<EntryListener> listeners = new CopyOnWriteArrayList<>();

        @Override
        // Unchecked: the interface asks for a V and names no class of it; the framework puts under a key what it asks for there.
        @SuppressWarnings("unchecked")
        public <K, V> V get(K key) {
            return (V) kept.get(key);
        }

        @Override
        public void put(Object key, Object value) {
            kept.put(key, value);
        }

        @Override
        public boolean putIfAbsent(Object key, Object value) {
            return kept.putIfAbsent(key, value) == null;
        }

        @Override
        public boolean remove(Object key) {
            Object removed = kept.remove(key);
            listeners.forEach(listener -> listener.onEntryRemoved(key));
            return removed != null;
        }

        @Override
        public boolean containsKey(Object key) {
            return kept.containsKey(key);
        }

        @Override
        public Registration registerCacheEntryListener(EntryListener listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }
}
