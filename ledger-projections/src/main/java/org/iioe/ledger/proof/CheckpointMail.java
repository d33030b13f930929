package org.iioe.ledger.proof;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.iioe.ledger.settings.LedgerProperties;
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
    private final LedgerProperties.CheckpointMail settings;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private long mailed = -1;
    private long notBefore = System.nanoTime();

    CheckpointMail(CheckpointFolder folder, LedgerProperties all) {
        this.folder = folder;
        this.settings = all.checkpointMail();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        Properties properties = sender.getJavaMailProperties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail.smtp." + limit, PATIENCE_MILLISECONDS);
        }
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!settings.user().isEmpty()) {
            properties.setProperty("mail.smtp.auth", "true");
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
        }
    }

    /** To mail the newest checkpoint, where that is set. */
    Optional<Errand> errand() {
        return settings.host().isEmpty()
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
        notBefore = System.nanoTime() + settings.interval().toNanos();
    }

    private MimeMessage message(CheckpointFolder.Shipped newest)
            throws MessagingException, IOException {
        byte[] bytes = Files.readAllBytes(newest.file());
        String note = new String(bytes, StandardCharsets.UTF_8);
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom(settings.from());
        mail.setTo(settings.to().toArray(String[]::new));
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
