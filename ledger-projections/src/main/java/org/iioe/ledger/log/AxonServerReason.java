package org.iioe.ledger.log;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/**
 * Why Axon Server cannot be worked with, in words for whoever runs the ledger. The framework tries
 * on in silence; so each server is asked once more over a connection of its own, as a node asks.
 *
 * @param kind which setting is to be looked at
 * @param words a sentence
 */
public record AxonServerReason(Kind kind, String words) {
    private static final Metadata.Key<String> TOKEN = key("AxonIQ-Access-Token");
    private static final Metadata.Key<String> CONTEXT = key("AxonIQ-Context");

    /** What is wrong. */
    public enum Kind {
        /** It takes the node as it is. */
        NONE,
        /** Nobody answers there, or not in time. */
        ABSENT,
        /** One side speaks TLS and the other does not, or the certificate is not trusted. */
        TLS,
        /** It asks for a token, or for another one. */
        TOKEN,
        /** It answers otherwise than it should, such as that it has no such context. */
        OTHER
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /**
     * Asks the servers that are named, one after the other.
     *
     * @param patience how long each of them may take
     * @return {@link Kind#NONE} when one of them takes this node; else what the first of them said
     */
    public static AxonServerReason of(AxonServerConfiguration settings, Duration patience) {
        AxonServerReason first = null;
        for (String server : settings.getServers().split(",", -1)) {
            AxonServerReason said = ask(address(server.strip()), settings, patience);
            if (said.kind == Kind.NONE) {
                return said;
            }
            first = Objects.requireNonNullElse(first, said);
        }
        return Objects.requireNonNull(first);
    }

    private static String address(String server) {
        return server.contains(":") ? server : server + ":8124";
    }

    private static AxonServerReason ask(
            String server, AxonServerConfiguration settings, Duration patience) {
        ManagedChannel channel = null;
        try {
            channel = Grpc.newChannelBuilder(server, credentials(settings)).build();
            Metadata headers = new Metadata();
            headers.put(CONTEXT, settings.getContext());
            if (settings.getToken() != null) {
                headers.put(TOKEN, settings.getToken());
            }
            PlatformServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .getPlatformServer(
                            ClientIdentification.newBuilder()
                                    .setClientId(settings.getClientId() + "-asks")
                                    .setComponentName(settings.getComponentName())
                                    .build());
            return new AxonServerReason(Kind.NONE, "Axon Server answers at %s.".formatted(server));
        } catch (IOException e) {
            return new AxonServerReason(
                    Kind.TLS,
                    "the certificate that axon.axonserver.cert-file names cannot be read.");
        } catch (StatusRuntimeException e) {
            return said(server, e, settings.isSslEnabled());
        } finally {
            if (channel != null) {
                channel.shutdownNow();
            }
        }
    }

    private static ChannelCredentials credentials(AxonServerConfiguration settings)
            throws IOException {
        if (!settings.isSslEnabled()) {
            return InsecureChannelCredentials.create();
        }
        TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
        if (settings.getCertFile() != null) {
            tls.trustManager(new File(settings.getCertFile()));
        }
        return tls.build();
    }

    private static AxonServerReason said(
            String server, StatusRuntimeException failure, boolean tls) {
        Status status = failure.getStatus();
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                    new AxonServerReason(
                            Kind.TOKEN,
                            "Axon Server at %s does not take the token of axon.axonserver.token."
                                    .formatted(server));
            case DEADLINE_EXCEEDED -> absent(server);
            case UNAVAILABLE -> unavailable(server, status, tls);
            default ->
                    new AxonServerReason(
                            Kind.OTHER,
                            "Axon Server at %s refuses this node (%s): look at axon.axonserver.context."
                                    .formatted(server, status.getCode()));
        };
    }

    private static AxonServerReason unavailable(String server, Status status, boolean tls) {
        if (isCausedBy(status.getCause(), SSLException.class)) {
            return new AxonServerReason(
                    Kind.TLS,
                    "the TLS connection to Axon Server at %s fails: it speaks no TLS, or its certificate is not one that axon.axonserver.cert-file trusts for this name."
                            .formatted(server));
        }
        boolean reached =
                !isCausedBy(status.getCause(), ConnectException.class)
                        && !isCausedBy(status.getCause(), NoRouteToHostException.class)
                        && !isCausedBy(status.getCause(), UnknownHostException.class);
        // Who asks a TLS port in clear is cut off, or hears what is no answer.
        return reached && !tls
                ? new AxonServerReason(
                        Kind.TLS,
                        "Axon Server at %s takes the connection and answers nothing that can be read: it may ask for TLS, axon.axonserver.ssl-enabled=true."
                                .formatted(server))
                : absent(server);
    }

    private static AxonServerReason absent(String server) {
        return new AxonServerReason(
                Kind.ABSENT,
                "Axon Server does not answer at the address %s of axon.axonserver.servers."
                        .formatted(server));
    }

    private static boolean isCausedBy(
            @Nullable Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
