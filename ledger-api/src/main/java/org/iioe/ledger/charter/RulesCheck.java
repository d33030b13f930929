package org.iioe.ledger.charter;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.charter.CharterRules.Region;
import org.iioe.ledger.charter.CharterRules.VotingClass;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the rules of a charter fit one another. */
final class RulesCheck {
    private RulesCheck() {}

    static void atLeast(int least, String rule, @Nullable Integer value) {
        InvalidValue.unless(
                value == null || value >= least,
                rule,
                () -> "%s is %s or more, or null where nobody knows it.".formatted(rule, least));
    }

    static void votingClasses(List<VotingClass> classes, @Nullable AdmissionRule admission) {
        InvalidValue.unless(
                !classes.isEmpty() && classes.size() <= 100,
                "votingClasses",
                "A charter has 1 to 100 classes.");
        List<String> names = classes.stream().map(VotingClass::name).toList();
        InvalidValue.unless(
                new HashSet<>(names).size() == names.size(),
                "votingClasses",
                "A class is named twice.");
        InvalidValue.unless(
                admission == null || names.contains(admission.membershipClass()),
                "admission",
                "Admission leads into a class that votingClasses lists.");
    }

    static void regions(List<Region> regions) {
        InvalidValue.unless(regions.size() <= 100, "regions", "A charter has at most 100 regions.");
        Set<String> names = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (Region region : regions) {
            InvalidValue.unless(
                    names.add(region.name()),
                    "regions",
                    "The region " + region.name() + " is named twice.");
            for (String country : region.countries()) {
                InvalidValue.unless(
                        countries.add(country),
                        "regions",
                        "The country " + country + " stands in two regions.");
            }
        }
    }
}
