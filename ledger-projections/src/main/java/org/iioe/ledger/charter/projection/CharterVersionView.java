package org.iioe.ledger.charter.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * A version of the charter.
 *
 * @param id its number, as text
 * @param version its number, from 1
 * @param basis by what right it is in force without a resolution; null where one adopted it
 * @param resolution the resolution that adopted it; null where it was put in force without one
 * @param from its first day
 * @param on the day of the act that put it in force
 * @param rules the whole of its rules; a rule that is null is unknown
 * @param unknown the names of the rules that are unknown: nothing is computed from them
 * @param position the position of the entry that put it in force
 */
public record CharterVersionView(
        String id,
        int version,
        @Nullable CharterBasis basis,
        @Nullable ResolutionId resolution,
        Edtf from,
        Edtf on,
        CharterRules rules,
        List<String> unknown,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<CharterVersionView> TABLE =
            new HistoryTable<>("charter_version", CharterVersionView.class);

    /** The key under which a version is kept: padded, so that the list is in their order. */
    public static String key(int version) {
        return String.format(Locale.ROOT, "%06d", version);
    }
}
