package org.iioe.ledger.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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
        response.setStatus(421);
        response.setContentType("application/problem+json");
        response.getWriter()
                .write(
                        """
                        {"type":"urn:ledger:problem:wrong-host","title":"This is not what is taken here.","status":421,"detail":"Ask for localhost or 127.0.0.1: without accounts the ledger answers this machine only.","code":"WRONG_HOST","field":"Host"}\
                        """);
    }
}
