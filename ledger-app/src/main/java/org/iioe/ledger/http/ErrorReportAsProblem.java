package org.iioe.ledger.http;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.iioe.ledger.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Says in a problem document what the web server itself turns away, such as an address that is
 * none: by itself it would answer with a page of HTML.
 */
public final class ErrorReportAsProblem extends ErrorReportValve {
    /** Made by the web server, by name. */
    public ErrorReportAsProblem() {}

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try (Writer writer = response.getReporter()) {
            if (writer != null) {
                writer.write(
                        Problem.ofStatus(
                                        status,
                                        "The request is not one that a web server understands.")
                                .json());
            }
        } catch (IOException e) {
            // Who asked is gone.
        }
    }

    /** Puts the valve in its place. */
    @Configuration(proxyBeanMethods = false)
    static class Placement {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
            return factory ->
                    factory.addContextCustomizers(context -> {
                        if (context.getParent() instanceof StandardHost host) {
                            host.setErrorReportValveClass(ErrorReportAsProblem.class.getName());
                        }
                    });
        }
    }
}
