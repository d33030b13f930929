package org.iioe.ledger.contributions;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * One physical item, known by its serial number, its asset tag, or both. Maker, model and serial
 * number stand for one item in the whole ledger; so do maker, model and asset tag.
 *
 * @param serial the maker's number; null where it has none
 * @param assetTag the number that was stuck on it; null where it has none
 */
public record DeliveredItem(
        ItemId item,
        @Example("\"Example Maker\"") String maker,
        @Example("\"Model A\"") String model,
        @Example("\"SN-0001\"") @Nullable String serial,
        @Example("null") @Nullable String assetTag) {
    public DeliveredItem {
        part("maker", maker);
        part("model", model);
        InvalidValue.unless(
                serial != null || assetTag != null,
                "An item has a serial number, an asset tag, or both; without either, it is counted"
                        + " and not named.");
        if (serial != null) {
            part("serial", serial);
        }
        if (assetTag != null) {
            part("assetTag", assetTag);
        }
    }

    private static void part(String field, String text) {
        Text.required(field, text, 100);
        InvalidValue.unless(text.indexOf('|') < 0, field, field + " must not contain |.");
    }

    static @Nullable List<DeliveredItem> checked(
            @Nullable List<DeliveredItem> items, Quantity quantity) {
        LineUnits.count(items, quantity);
        if (items == null || items.isEmpty()) {
            return null;
        }
        once(items.stream().map(DeliveredItem::item), "An item is named twice.");
        once(
                items.stream()
                        .filter(item -> item.serial() != null)
                        .map(item -> List.of(item.maker(), item.model(), item.serial())),
                "A serial number is named twice.");
        once(
                items.stream()
                        .filter(item -> item.assetTag() != null)
                        .map(item -> List.of(item.maker(), item.model(), item.assetTag())),
                "An asset tag is named twice.");
        return List.copyOf(items);
    }

    private static void once(Stream<?> names, String otherwise) {
        List<?> all = names.toList();
        InvalidValue.unless(all.stream().distinct().count() == all.size(), "items", otherwise);
    }
}
