package org.iioe.ledger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Set;

/**
 * Answers only who asks for this machine by its own name. A page on the web may have its name point
 * to the loopback address and send a visitor's browser here; its requests still carry its name.
 */
@Component
final class OwnHostOnly extends OncePerRequestFilter {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (OWN.contains(request.getServerName())) {
            chain.doFilter(request, response);
            return;
        }
        Problem problem =
                new Problem(
                        ProblemCode.WRONG_HOST,
                        "Host",
                        "Ask for localhost or 127.0.0.1: without accounts the ledger answers this"
                                + " machine only.");
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.getWriter().write(problem.json());
    }
}
