package org.iioe.ledger;

/** Checks of written text. */
public final class Text {
    private Text() {}

    /**
     * Refuses text that is blank or longer than {@code mostCharacters}.
     *
     * @return the text, unchanged
     */
    public static String required(String field, String text, int mostCharacters) {
        InvalidValue.unless(!text.isBlank(), field, () -> field + " must not be blank.");
        InvalidValue.unless(
                text.length() <= mostCharacters,
                field,
                () ->
                        "%s has %s characters; at most %s are taken."
                                .formatted(field, text.length(), mostCharacters));
        return text;
    }
}
