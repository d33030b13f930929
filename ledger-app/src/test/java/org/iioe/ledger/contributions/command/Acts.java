package org.iioe.ledger.contributions.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.ContributionId;
import org.iioe.ledger.contributions.CountedLine;
import org.iioe.ledger.contributions.CustodyCommand.AcceptItems;
import org.iioe.ledger.contributions.CustodyCommand.AllocateItems;
import org.iioe.ledger.contributions.CustodyCommand.DispatchItems;
import org.iioe.ledger.contributions.CustodyCommand.RefuseItems;
import org.iioe.ledger.contributions.CustodyCommand.ReleaseItems;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.DeliveryId;
import org.iioe.ledger.contributions.DisposalId;
import org.iioe.ledger.contributions.IncidentId;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.PledgeCommand.AmendContribution;
import org.iioe.ledger.contributions.PledgeCommand.CancelContribution;
import org.iioe.ledger.contributions.PledgeCommand.PledgeContribution;
import org.iioe.ledger.contributions.PledgeCommand.RecordDelivery;
import org.iioe.ledger.contributions.PledgeCommand.ValueLine;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.RetirementMethod;
import org.iioe.ledger.contributions.ServiceCommand.RecordServiceRendered;
import org.iioe.ledger.contributions.StockCommand.ApproveDisposal;
import org.iioe.ledger.contributions.StockCommand.ExpireLicence;
import org.iioe.ledger.contributions.StockCommand.RecordIncident;
import org.iioe.ledger.contributions.StockCommand.RecordStockCount;
import org.iioe.ledger.contributions.StockCommand.RetireItems;
import org.iioe.ledger.contributions.StockCountId;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.TitleCommand.ReplaceItem;
import org.iioe.ledger.contributions.TitleCommand.ReturnItems;
import org.iioe.ledger.contributions.TitleCommand.TransferTitle;
import org.iioe.ledger.contributions.ValuedPer;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Commands on one contribution, with what the tests do not care about filled in. */
final class Acts {
    static final ContributionId GIFT = new ContributionId("classroom-kit");
    static final LineId LAPTOPS = new LineId("laptops");
    static final LineId LICENCES = new LineId("licences");
    static final LineId TRAINING = new LineId("training");
    static final OrganisationId DONOR = new OrganisationId("enterprise-a");
    static final OrganisationId OTHER_DONOR = new OrganisationId("enterprise-b");
    static final OrganisationId VALUER = new OrganisationId("auditor-a");
    static final OrganisationId A = new OrganisationId("university-a");
    static final OrganisationId B = new OrganisationId("university-b");
    static final OrganisationId NO_MEMBER = new OrganisationId("university-z");
    static final ConsignmentId TRUCK = new ConsignmentId("truck");
    static final DisposalId DISPOSAL = new DisposalId("disposal-1");
    static final ResolutionId ADOPTED = new ResolutionId("adopted");
    static final Edtf ON = new Edtf("2020-05-04");
    static final Source SOURCE = new Source("Delivery note", Source.Certainty.STATED);

    private Acts() {}

    static PledgedLine line(
            LineId line, LineKind kind, @Nullable Integer quantity, @Nullable Tenure tenure) {
        return new PledgedLine(
                line,
                kind,
                "What it is",
                "piece",
                quantity == null ? null : new Quantity(quantity),
                null,
                tenure);
    }

    static PledgedLine laptops(@Nullable Integer quantity, @Nullable Tenure tenure) {
        return line(LAPTOPS, LineKind.GOODS, quantity, tenure);
    }

    static PledgeContribution pledge(PledgedLine... lines) {
        return new PledgeContribution(GIFT, DONOR, null, List.of(lines), ON, SOURCE);
    }

    static AmendContribution amend(PledgedLine... lines) {
        return new AmendContribution(GIFT, null, null, List.of(lines), null, ON, SOURCE);
    }

    static CancelContribution cancel() {
        return new CancelContribution(GIFT, null, ON, SOURCE);
    }

    static ValueLine value(String amount, ValuedPer per) {
        return value(Money.of(amount, "CNY"), per);
    }

    static ValueLine value(Money amount, ValuedPer per) {
        return new ValueLine(GIFT, LAPTOPS, amount, per, "Invoice", VALUER, ON, SOURCE);
    }

    static RecordDelivery deliver(String id, int quantity) {
        return deliver(id, LAPTOPS, null, quantity);
    }

    static RecordDelivery deliver(
            String id, LineId line, @Nullable OrganisationId donor, int quantity) {
        return new RecordDelivery(
                GIFT,
                line,
                new DeliveryId(id),
                donor,
                new Quantity(quantity),
                Condition.NEW,
                null,
                "Store room",
                ON,
                SOURCE);
    }

    static RecordDelivery deliver(String id, DeliveredItem... items) {
        return new RecordDelivery(
                GIFT,
                LAPTOPS,
                new DeliveryId(id),
                null,
                new Quantity(items.length),
                Condition.NEW,
                List.of(items),
                "Store room",
                ON,
                SOURCE);
    }

    static DeliveredItem item(String id, String serial) {
        return new DeliveredItem(new ItemId(id), "Maker", "Model", serial, null);
    }

    static LineUnits units(int quantity) {
        return units(LAPTOPS, quantity);
    }

    static LineUnits units(LineId line, int quantity) {
        return new LineUnits(line, new Quantity(quantity), null);
    }

    static LineUnits items(String... items) {
        return new LineUnits(
                LAPTOPS,
                new Quantity(items.length),
                List.of(items).stream().map(ItemId::new).toList());
    }

    static AllocateItems allocate(OrganisationId member, LineUnits units, Tenure tenure) {
        return allocate(member, units, tenure, null);
    }

    static AllocateItems allocate(
            OrganisationId member,
            LineUnits units,
            Tenure tenure,
            @Nullable ResolutionId authority) {
        return new AllocateItems(GIFT, member, List.of(units), tenure, authority, null, ON, SOURCE);
    }

    static ReleaseItems release(OrganisationId member, LineUnits units) {
        return new ReleaseItems(GIFT, member, List.of(units), null, ON, SOURCE);
    }

    static DispatchItems dispatch(
            ConsignmentId consignment, OrganisationId member, LineUnits units) {
        return new DispatchItems(GIFT, consignment, member, List.of(units), "Carrier", ON, SOURCE);
    }

    static AcceptItems accept(ConsignmentId consignment, LineUnits units) {
        return new AcceptItems(
                GIFT, consignment, List.of(units), Condition.NEW, "Receipt", null, ON, SOURCE);
    }

    static RefuseItems refuse(ConsignmentId consignment, LineUnits units) {
        return new RefuseItems(GIFT, consignment, List.of(units), null, null, ON, SOURCE);
    }

    static ReturnItems giveBack(OrganisationId member, LineUnits units) {
        return new ReturnItems(GIFT, member, List.of(units), null, null, null, ON, SOURCE);
    }

    static TransferTitle transfer(@Nullable OrganisationId member) {
        return new TransferTitle(GIFT, LAPTOPS, member, null, null, ON, SOURCE);
    }

    static ReplaceItem replace(String old, DeliveredItem by) {
        return new ReplaceItem(GIFT, LAPTOPS, new ItemId(old), by, null, ON, SOURCE);
    }

    static RecordIncident incident(
            String id, IncidentKind kind, @Nullable OrganisationId member, LineUnits units) {
        return incident(id, kind, null, member, units);
    }

    static RecordIncident incident(
            String id,
            IncidentKind kind,
            @Nullable ConsignmentId consignment,
            @Nullable OrganisationId member,
            LineUnits units) {
        return new RecordIncident(
                GIFT,
                new IncidentId(id),
                kind,
                consignment,
                member,
                List.of(units),
                "Police report",
                ON,
                SOURCE);
    }

    static ApproveDisposal approve(@Nullable OrganisationId member, LineUnits units) {
        return approve(member, units, null);
    }

    static ApproveDisposal approve(
            @Nullable OrganisationId member, LineUnits units, @Nullable ResolutionId authority) {
        return new ApproveDisposal(
                GIFT, DISPOSAL, member, List.of(units), authority, "Beyond repair", ON, SOURCE);
    }

    static RetireItems retire(
            @Nullable DisposalId disposal,
            @Nullable OrganisationId member,
            LineUnits units,
            RetirementMethod method) {
        return new RetireItems(GIFT, disposal, member, List.of(units), method, null, ON, SOURCE);
    }

    static ExpireLicence expire(@Nullable OrganisationId member, LineUnits units) {
        return new ExpireLicence(GIFT, member, List.of(units), ON, SOURCE);
    }

    static RecordStockCount count(
            String id, @Nullable OrganisationId member, CountedLine... lines) {
        return new RecordStockCount(GIFT, new StockCountId(id), member, List.of(lines), ON, SOURCE);
    }

    static RecordServiceRendered render(LineId line, @Nullable OrganisationId donor, int quantity) {
        return new RecordServiceRendered(
                GIFT,
                line,
                donor,
                A,
                new Quantity(quantity),
                new Edtf("2020-01/2020-06"),
                ON,
                SOURCE);
    }
}
