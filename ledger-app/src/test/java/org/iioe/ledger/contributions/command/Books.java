package org.iioe.ledger.contributions.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.DisposalApproved;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.iioe.ledger.contributions.ItemReplaced;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.ItemsAllocated;
import org.iioe.ledger.contributions.ItemsDispatched;
import org.iioe.ledger.contributions.ItemsRefused;
import org.iioe.ledger.contributions.ItemsReleased;
import org.iioe.ledger.contributions.ItemsRetired;
import org.iioe.ledger.contributions.ItemsReturned;
import org.iioe.ledger.contributions.LicenceExpired;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.contributions.ValuedUnits;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Books of one line, posted from its events alone by the table "Postings" of the domain. It shares
 * nothing with the code that decides.
 */
final class Books {
    private final Map<String, Long> units = new TreeMap<>();
    private final Map<String, Long> value = new TreeMap<>();
    private final Set<OrganisationId> owners = new HashSet<>();
    private final Map<OrganisationId, Long> allocated = new HashMap<>();
    private boolean given;

    /** What the accounts of that name, with their sub-accounts, hold in units. */
    long units(String account) {
        return sum(units, account);
    }

    /** What the accounts of that name hold in minor units of money; all of them for "". */
    long value(String account) {
        return sum(value, account);
    }

    /** The least that any custody holds. */
    long least() {
        return units.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("Source"))
                .filter(entry -> !entry.getKey().startsWith("AllocationContra"))
                .mapToLong(Map.Entry::getValue)
                .min()
                .orElse(0);
    }

    /** The units whose title is the network's. */
    long ours() {
        long theirs = owners.stream().mapToLong(member -> units("Held:" + member)).sum();
        return given ? units("Store") + units("Transit") + units("Held") - theirs : 0;
    }

    void post(ContributionsEvent event) {
        switch (event) {
            case DeliveryRecorded e -> {
                given = e.tenure() == Tenure.TITLE;
                units("Store", "Source", e.quantity().units());
                value("Assets", "Income", e.value());
            }
            case LineValued e ->
                    value("Assets", "Income", e.carriedAfter().minus(e.carriedBefore()));
            case ItemsAllocated e -> {
                long before = allocated.getOrDefault(e.member(), 0L);
                allocate(e.units(), e.member(), 1);
                if (before == 0) {
                    own(e.member(), e.tenure() == Tenure.TITLE);
                }
            }
            case ItemsReleased e -> allocate(e.units(), e.member(), -1);
            case ItemsDispatched e -> plain(e.units(), "Transit:" + e.consignment(), "Store");
            case ItemsAccepted e -> {
                valued(e.units(), "Held:" + e.member(), "Transit:" + e.consignment());
                values(e.units(), "Expenses:" + e.member(), "Assets");
            }
            case ItemsRefused e -> plain(e.units(), "Store", "Transit:" + e.consignment());
            case ItemsReturned e -> {
                valued(e.units(), "Store", "Held:" + e.member());
                values(e.units(), "Assets", "Expenses:" + e.member());
            }
            case TitleTransferred e -> {
                if (e.member() == null) {
                    given = true;
                    value("Assets", "Income", e.value());
                } else {
                    owners.add(e.member());
                    value("Expenses:" + e.member(), "Assets", e.value());
                }
            }
            case IncidentRecorded e -> {
                if (e.kind() != IncidentKind.DAMAGE) {
                    String place =
                            e.consignment() == null
                                    ? place(e.member())
                                    : "Transit:" + e.consignment();
                    valued(e.units(), "Gone", place);
                    values(e.units(), "WriteOff", "Assets");
                }
            }
            case ItemsRetired e -> gone(e.units(), e.member());
            case LicenceExpired e -> gone(e.units(), e.member());
            case ServiceRendered e -> units("Rendered", "Source", e.quantity().units());
            case ContributionPledged e -> {}
            case ContributionAmended e -> {}
            case ContributionCancelled e -> {}
            case ItemReplaced e -> {}
            case DisposalApproved e -> {}
            case StockCountRecorded e -> {}
        }
    }

    private void gone(List<ValuedUnits> moved, @Nullable OrganisationId member) {
        valued(moved, "Gone", place(member));
        values(moved, "WriteOff", "Assets");
    }

    private static String place(@Nullable OrganisationId member) {
        return member == null ? "Store" : "Held:" + member;
    }

    private void allocate(List<LineUnits> moved, OrganisationId member, int sign) {
        for (LineUnits of : moved) {
            long quantity = sign * of.quantity().units();
            units("Allocated:" + member, "AllocationContra", quantity);
            allocated.merge(member, quantity, Long::sum);
        }
    }

    private void own(OrganisationId member, boolean owns) {
        if (owns) {
            owners.add(member);
        } else {
            owners.remove(member);
        }
    }

    private void plain(List<LineUnits> moved, String debit, String credit) {
        moved.forEach(of -> units(debit, credit, of.quantity().units()));
    }

    private void valued(List<ValuedUnits> moved, String debit, String credit) {
        moved.forEach(of -> units(debit, credit, of.quantity().units()));
    }

    private void values(List<ValuedUnits> moved, String debit, String credit) {
        moved.forEach(of -> value(debit, credit, of.value()));
    }

    private void units(String debit, String credit, long quantity) {
        units.merge(debit, quantity, Long::sum);
        units.merge(credit, -quantity, Long::sum);
    }

    private void value(String debit, String credit, @Nullable Money amount) {
        if (amount != null) {
            value.merge(debit, amount.minorUnits(), Long::sum);
            value.merge(credit, -amount.minorUnits(), Long::sum);
        }
    }

    private static long sum(Map<String, Long> accounts, String name) {
        return accounts.entrySet().stream()
                .filter(entry ->
                        name.isEmpty()
                                || entry.getKey().equals(name)
                                || entry.getKey().startsWith(name + ":"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
