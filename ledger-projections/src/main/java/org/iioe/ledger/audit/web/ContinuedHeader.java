package org.iioe.ledger.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.audit.OriginContinued;
import org.iioe.ledger.proof.LogIdentity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says with every answer of a ledger that was continued under a new origin what is lost: a
 * checkpoint, a tile and a CSV file have no other place for it.
 */
@Component
final class ContinuedHeader extends OncePerRequestFilter {
    private final String value;

    ContinuedHeader(LogIdentity identity) {
        List<OriginContinued> continued = identity.origins().continued();
        value =
                continued.isEmpty()
                        ? ""
                        : continued.stream()
                                        .map(ContinuedHeader::words)
                                        .collect(Collectors.joining("; "))
                                + "; see /api/v1/log/origins";
    }

    private static String words(OriginContinued each) {
        return "since position %s as %s%s"
                .formatted(
                        each.kept(),
                        each.origin(),
                        each.lost() == 0
                                ? ""
                                : ", without positions %s to %s of %s, which are lost"
                                        .formatted(each.kept(), each.signed() - 1, each.former()));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return value.isEmpty();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Ledger-Continued", value);
        chain.doFilter(request, response);
    }
}
