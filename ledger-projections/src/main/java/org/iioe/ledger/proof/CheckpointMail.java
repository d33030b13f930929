package org.iioe.ledger.proof;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Mails the newest checkpoint of the folder where that is set: what lies in the mailboxes of others
 * cannot be taken back.
 */
@Component
final class CheckpointMail {
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final String PATIENCE_MILLISECONDS = "10000";

    private final CheckpointFolder folder;
    private final String from;
    private final List<String> to;
    private final Duration interval;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private long mailed = -1;
    private long notBefore = System.nanoTime();

    /**
     * @param host the server for mail (SMTP); empty where nothing is mailed
     * @param user empty where the server asks for none
     * @param tls whether the server has to speak TLS (STARTTLS)
     * @param interval the least time between two mails
     */
    CheckpointMail(
            CheckpointFolder folder,
            @Value("${ledger.checkpoint-mail.host:}") String host,
            @Value("${ledger.checkpoint-mail.port:25}") int port,
            @Value("${ledger.checkpoint-mail.user:}") String user,
            @Value("${ledger.checkpoint-mail.password:}") String password,
            @Value("${ledger.checkpoint-mail.tls:true}") boolean tls,
            @Value("${ledger.checkpoint-mail.from:}") String from,
            @Value("${ledger.checkpoint-mail.to:}") List<String> to,
            @Value("${ledger.checkpoint-mail.interval:1d}") Duration interval) {
        this.folder = folder;
        this.from = from;
        this.to = to;
        this.interval = interval;
        if (!host.isEmpty() && (from.isEmpty() || to.isEmpty())) {
            throw new IllegalStateException(
                    "ledger.checkpoint-mail.host is set: set ledger.checkpoint-mail.from and .to as"
                            + " well.");
        }
        sender.setHost(host);
        sender.setPort(port);
        Properties settings = sender.getJavaMailProperties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            settings.setProperty("mail.smtp." + limit, PATIENCE_MILLISECONDS);
        }
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(tls));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!user.isEmpty()) {
            settings.setProperty("mail.smtp.auth", "true");
            sender.setUsername(user);
            sender.setPassword(password);
        }
    }

    /** To mail the newest checkpoint, where that is set. */
    Optional<Errand> errand() {
        return sender.getHost() == null || sender.getHost().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Errand(
                                "The mail of checkpoints",
                                CheckpointShipping.PAUSE,
                                AFTER_A_FAILURE,
                                this::mail));
    }

    private void mail() throws IOException {
        if (System.nanoTime() - notBefore < 0) {
            return;
        }
        CheckpointFolder.Shipped newest = folder.newest().orElse(null);
        if (newest == null || newest.signed().size() == mailed) {
            return;
        }
        try {
            sender.send(message(newest));
        } catch (MessagingException | MailException e) {
            throw new IOException("The checkpoint cannot be mailed.", e);
        }
        mailed = newest.signed().size();
        notBefore = System.nanoTime() + interval.toNanos();
    }

    private MimeMessage message(CheckpointFolder.Shipped newest)
            throws MessagingException, IOException {
        byte[] bytes = Files.readAllBytes(newest.file());
        String note = new String(bytes, StandardCharsets.UTF_8);
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom(from);
        mail.setTo(to.toArray(String[]::new));
        mail.setSubject(
                "Checkpoint of %s over %s entries"
                        .formatted(
                                Checkpoint.parse(newest.signed().note().text()).origin(),
                                newest.signed().size()));
        mail.setText(
                "Keep this mail. Whoever has the attached file can prove what the log had to hold"
                        + " from then on (VerifyLedger --checkpoint FILE).\n\n"
                        + note);
        Path name = newest.file().getFileName();
        mail.addAttachment(name.toString(), new ByteArrayResource(bytes));
        return message;
    }
}
