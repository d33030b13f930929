package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.ASSET_TAG_TAKEN;
import static org.iioe.ledger.contributions.ContributionsRefusal.SERIAL_TAKEN;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.store.Claims;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Maker, model and serial number, or asset tag, stand for one item in the whole ledger. */
final class SerialRule {
    private SerialRule() {}

    /**
     * Takes the items' numbers.
     *
     * @param by the command that brings the items in
     * @throws Refusal SERIAL_TAKEN or ASSET_TAG_TAKEN, and says who has the number
     */
    static void claim(Collection<DeliveredItem> items, Claims claims, LedgerCommand by) {
        for (DeliveredItem item : items) {
            if (item.serial() != null) {
                claim("serial", SERIAL_TAKEN, item, item.serial(), claims, by);
            }
            if (item.assetTag() != null) {
                claim("asset-tag", ASSET_TAG_TAKEN, item, item.assetTag(), claims, by);
            }
        }
    }

    private static void claim(
            String kind,
            ContributionsRefusal taken,
            DeliveredItem item,
            String number,
            Claims claims,
            LedgerCommand by) {
        String value = normal(item.maker()) + "|" + normal(item.model()) + "|" + normal(number);
        Optional<String> holder = claims.holder(kind, value);
        if (holder.isPresent()) {
            throw new Refusal(
                            taken,
                            "%s %s %s is in %s already."
                                    .formatted(item.maker(), item.model(), number, holder.get()))
                    .with("item", item.item().value())
                    .with("holder", holder.get());
        }
        claims.claim(kind, value, by.stream(), by);
    }

    /** The same number, however it is typed: width, case and white space do not count. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
    }
}
