package org.iioe.ledger.meetings;

import org.iioe.ledger.Example;
import org.iioe.ledger.Text;

/**
 * An item of the agenda.
 *
 * @param item its id, unique in the meeting
 * @param title what is to be treated
 */
public record AgendaItem(AgendaItemId item, @Example("\"Election\"") String title) {
    public AgendaItem {
        Text.required("agenda.title", title, 500);
    }
}
