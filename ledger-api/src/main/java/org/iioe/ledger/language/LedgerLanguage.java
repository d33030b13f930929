package org.iioe.ledger.language;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.audit.AuditEvent;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.charter.CharterCommand;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.charter.CharterRefusal;
import org.iioe.ledger.contributions.ContributionsCommand;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.funding.FundingCommand;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.FundingRefusal;
import org.iioe.ledger.meetings.MeetingsCommand;
import org.iioe.ledger.meetings.MeetingsEvent;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.iioe.ledger.membership.MembershipCommand;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.presidency.PresidencyCommand;
import org.iioe.ledger.presidency.PresidencyEvent;
import org.iioe.ledger.presidency.PresidencyRefusal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every command, every event and every rule there is, read off the types. */
public final class LedgerLanguage {
    private LedgerLanguage() {}

    /** All command records, domain by domain. */
    public static List<Class<? extends LedgerCommand>> commands() {
        return records(
                LedgerCommand.class,
                List.of(
                        MembershipCommand.class,
                        CharterCommand.class,
                        MeetingsCommand.class,
                        PresidencyCommand.class,
                        FundingCommand.class,
                        ContributionsCommand.class));
    }

    /** All event records, domain by domain. */
    public static List<Class<? extends LedgerEvent>> events() {
        return records(
                LedgerEvent.class,
                List.of(
                        MembershipEvent.class,
                        CharterEvent.class,
                        MeetingsEvent.class,
                        PresidencyEvent.class,
                        FundingEvent.class,
                        ContributionsEvent.class,
                        AuditEvent.class));
    }

    /** The events of facts, which are recorded whatever rule they break. */
    public static Stream<Class<? extends LedgerEvent>> facts() {
        return events().stream().filter(RecordedFact.class::isAssignableFrom);
    }

    /** All rules that a command may break, domain by domain. */
    public static List<RefusalCode> refusals() {
        return Stream.<RefusalCode[]>of(
                        MembershipRefusal.values(),
                        CharterRefusal.values(),
                        MeetingsRefusal.values(),
                        PresidencyRefusal.values(),
                        FundingRefusal.values(),
                        ContributionsRefusal.values(),
                        AuditRefusal.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    private static <T> List<Class<? extends T>> records(
            Class<T> root, List<Class<? extends T>> sealedTypes) {
        List<Class<? extends T>> found = new ArrayList<>();
        for (Class<? extends T> type : sealedTypes) {
            if (type.isRecord()) {
                found.add(type);
            } else {
                List<Class<? extends T>> permitted = new ArrayList<>();
                Class<?>[] subtypes = type.getPermittedSubclasses();
                for (Class<?> subtype : subtypes == null ? new Class<?>[0] : subtypes) {
                    permitted.add(subtype.asSubclass(root));
                }
                found.addAll(records(root, permitted));
            }
        }
        return found;
    }
}
