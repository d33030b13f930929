package org.iioe.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc.PlatformServiceImplBase;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.iioe.ledger.log.AxonServerReason.Kind;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Absence, a wrong token and TLS on one side alone are told apart. */
class AxonServerReasonTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a TLS server says to who does not speak TLS: a fatal alert, unexpected message. */
    private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 10};

    private static AxonServerReason reason(int port, boolean tls) {
        AxonServerConfiguration settings = new AxonServerConfiguration();
        settings.setServers("127.0.0.1:" + port);
        settings.setSslEnabled(tls);
        settings.setToken("a-token");
        return AxonServerReason.of(settings, PATIENCE);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    }

    /** A server that ends each question with a status. */
    private static Server answering(Status status) throws IOException {
        return NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(
                        new PlatformServiceImplBase() {
                            @Override
                            public void getPlatformServer(
                                    ClientIdentification who, StreamObserver<PlatformInfo> to) {
                                if (status.isOk()) {
                                    to.onNext(PlatformInfo.getDefaultInstance());
                                    to.onCompleted();
                                } else {
                                    to.onError(status.asRuntimeException());
                                }
                            }
                        })
                .build()
                .start();
    }

    @Test
    void nobody_is_there() throws Exception {
        int port;
        try (ServerSocket closed = listening()) {
            port = closed.getLocalPort();
        }
        for (boolean tls : new boolean[] {false, true}) {
            assertThat(reason(port, tls).kind()).isEqualTo(Kind.ABSENT);
            assertThat(reason(port, tls).words()).contains("does not answer at the address");
        }
    }

    @Test
    void the_token_is_wrong() throws Exception {
        Server server = answering(Status.PERMISSION_DENIED);
        try {
            AxonServerReason reason = reason(server.getPort(), false);
            assertThat(reason.kind()).isEqualTo(Kind.TOKEN);
            assertThat(reason.words()).contains("axon.axonserver.token").doesNotContain("a-token");
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void the_node_speaks_tls_and_the_server_does_not() throws Exception {
        Server server = answering(Status.OK);
        try {
            assertThat(reason(server.getPort(), false).kind()).isEqualTo(Kind.NONE);
            assertThat(reason(server.getPort(), true).kind()).isEqualTo(Kind.TLS);
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void the_server_speaks_tls_and_the_node_does_not() throws Exception {
        try (ServerSocket server = listening()) {
            Thread.ofVirtual()
                    .start(() -> {
                        while (!server.isClosed()) {
                            try (Socket node = server.accept()) {
                                node.getOutputStream().write(ALERT);
                            } catch (IOException e) {
                                // The test has ended, or the node has hung up.
                                continue;
                            }
                        }
                    });
            AxonServerReason reason = reason(server.getLocalPort(), false);
            assertThat(reason.kind()).isEqualTo(Kind.TLS);
            assertThat(reason.words()).contains("axon.axonserver.ssl-enabled");
        }
    }
}
