package org.iioe.ledger.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The ledger's own settings. The table of settings in {@code ops/README.md} is written from the
 * sentences below. What is written {@code checkpointDir} here is set as {@code
 * ledger.checkpoint-dir}.
 *
 * @param dataDir where the embedded database lives; made when it is missing
 * @param signingKeys the keys that sign checkpoints, PKCS#8 PEM files; the first is made at the
 *     first start
 * @param checkpointDir where every signed checkpoint is written, for shipping elsewhere
 * @param witnesses who cosigns checkpoints: each {@code vkey address}
 * @param timestampAuthority who stamps checkpoints with the time (RFC 3161), an address; nobody
 *     where it is empty
 * @param timestampInterval the least time between two stamps
 * @param checkpointMail to whom checkpoints are mailed
 * @param foundingRecord the record that an empty ledger is given: iioe, or none
 * @param origin the log's name in every proof, fixed at the first start; made up where it is empty
 * @param zone the zone whose days are business days, fixed at the first start
 * @param readPatience how long a query waits for its projection
 * @param turnPatience how long a read waits behind others for its turn, until it is told so: 503
 *     {@code TOO_MANY_READS}
 * @param projectionDelay delays every batch of every projection, to see what readers see then
 */
@ConfigurationProperties(value = "ledger", ignoreUnknownFields = false)
public record LedgerProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue List<Path> signingKeys,
        Path checkpointDir,
        @DefaultValue List<String> witnesses,
        @DefaultValue("") String timestampAuthority,
        @DefaultValue("10m") Duration timestampInterval,
        @DefaultValue CheckpointMail checkpointMail,
        @DefaultValue("iioe") String foundingRecord,
        @DefaultValue("") String origin,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("3s") Duration readPatience,
        @DefaultValue("45s") Duration turnPatience,
        @DefaultValue("0s") Duration projectionDelay) {

    /**
     * @throws InvalidSetting when one is set to what it cannot be
     */
    public LedgerProperties {
        InvalidSetting.unless(
                !signingKeys.isEmpty(), "ledger.signing-keys", "", "at least one file");
        notNegative("ledger.timestamp-interval", timestampInterval);
        notNegative("ledger.read-patience", readPatience);
        notNegative("ledger.turn-patience", turnPatience);
        notNegative("ledger.projection-delay", projectionDelay);
        InvalidSetting.unless(
                timestampAuthority.isBlank()
                        || timestampAuthority.strip().matches("https?://[^/\\s]+\\S*"),
                "ledger.timestamp-authority",
                timestampAuthority,
                "the address (http or https) of an authority for time stamps (RFC 3161)");
    }

    /**
     * To whom checkpoints are mailed: what lies in the mailboxes of others cannot be taken back.
     *
     * @param host the server for mail (SMTP); nothing is mailed where it is empty
     * @param port its port
     * @param user as whom the ledger logs in there; empty where the server asks for nobody
     * @param password of that user
     * @param tls whether the server has to speak TLS (STARTTLS)
     * @param from whose mail it is
     * @param to to whom it is sent
     * @param interval the least time between two mails
     */
    public record CheckpointMail(
            @DefaultValue("") String host,
            @DefaultValue("25") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean tls,
            @DefaultValue("") String from,
            @DefaultValue List<String> to,
            @DefaultValue("1d") Duration interval) {

        /**
         * @throws InvalidSetting when one is set to what it cannot be
         */
        public CheckpointMail {
            InvalidSetting.unless(
                    host.isEmpty() || (!from.isEmpty() && !to.isEmpty()),
                    "ledger.checkpoint-mail.host",
                    host,
                    "empty, unless ledger.checkpoint-mail.from and .to are set as well");
            InvalidSetting.unless(
                    port > 0 && port <= 65_535,
                    "ledger.checkpoint-mail.port",
                    port,
                    "a port, 1 to 65535");
            notNegative("ledger.checkpoint-mail.interval", interval);
        }
    }

    private static void notNegative(String name, Duration value) {
        InvalidSetting.unless(
                !value.isNegative(),
                name,
                value.toMillis() + "ms",
                "a length of time such as 10s, not below 0s");
    }
}
