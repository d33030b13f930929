package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_NOT_CHARTERED;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_NOT_YET_KNOWN;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_SOURCE_KNOWN;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_SOURCE_NEEDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_VALUES_DIFFER;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.iioe.ledger.presidency.BallotCommand.DrawLot;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.LotNumbers;
import org.iioe.ledger.presidency.LotSource;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A lot's sources are named before anybody can know what they will give (RFC 3797, section 2.2),
 * and what they gave is taken as it was announced: so many numbers of each, all of them.
 */
final class LotRule {
    private LotRule() {}

    /**
     * Refuses a ballot whose tie could not be broken as chartered.
     *
     * @param day the day on which the ballot opens
     */
    static void mayOpen(
            @Nullable TieBreak tieBreak, int candidates, List<LotSource> sources, LocalDate day) {
        Refusal.unless(
                tieBreak != TieBreak.LOT || candidates < 2 || !sources.isEmpty(),
                LOT_SOURCE_NEEDED,
                "The charter breaks ties by lot; name where its numbers will come from.");
        for (LotSource source : sources) {
            Refusal.unless(
                    source.drawnOn().effective().isAfter(day),
                    LOT_SOURCE_KNOWN,
                    () ->
                            "%s is known on %s; the ballot opens on %s."
                                    .formatted(source.name(), source.drawnOn(), day));
        }
    }

    /** Refuses a lot that is not the one that was announced. */
    static void mayDraw(BallotOpened opened, DrawLot command) {
        Refusal.unless(
                opened.rules().tieBreak() == TieBreak.LOT,
                LOT_NOT_CHARTERED,
                () ->
                        "Version %s of the charter breaks no tie by lot."
                                .formatted(opened.charterVersion()));
        List<LotSource> sources = opened.lotSources();
        Refusal.unless(
                sources.size() == command.values().size(),
                LOT_VALUES_DIFFER,
                () ->
                        "%s sources were named; %s are given."
                                .formatted(sources.size(), command.values().size()));
        for (int i = 0; i < sources.size(); i++) {
            LotSource source = sources.get(i);
            LotNumbers given = command.values().get(i);
            Refusal.unless(
                    given.numbers().size() == source.numbers(),
                    LOT_VALUES_DIFFER,
                    () ->
                            "%s gives %s numbers; %s are given."
                                    .formatted(
                                            source.name(),
                                            source.numbers(),
                                            given.numbers().size()));
            Refusal.unless(
                    !command.on().effective().isBefore(source.drawnOn().effective()),
                    LOT_NOT_YET_KNOWN,
                    () -> "%s is known on %s.".formatted(source.name(), source.drawnOn()));
        }
    }
}
