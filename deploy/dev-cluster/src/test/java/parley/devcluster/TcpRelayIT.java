package parley.devcluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.devcluster.TcpRelay.Direction;

class TcpRelayIT {
    private ServerSocket server;
    private TcpRelay relay;
    private Socket near;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, Loopback.address(1));
        relay = TcpRelay.start(0, new InetSocketAddress(Loopback.address(1), server.getLocalPort()));
        near = new Socket(relay.address().getAddress(), relay.address().getPort());
        far = server.accept();
        near.setSoTimeout(200);
        far.setSoTimeout(200);
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
        relay.close();
        server.close();
    }

    @Test
    void bytesShouldPassBothWays() throws IOException {
        near.getOutputStream().write(1);
        assertEquals(1, far.getInputStream().read());
        far.getOutputStream().write(2);
        assertEquals(2, near.getInputStream().read());
    }

    @Test
    void stallShouldHoldBackOneDirectionUntilHealed() throws IOException {
        relay.stall(Direction.TO_SERVER);
        near.getOutputStream().write(1);
        assertThrows(SocketTimeoutException.class, () -> far.getInputStream().read());
        far.getOutputStream().write(2);
        assertEquals(2, near.getInputStream().read());

        relay.heal();
        assertEquals(1, far.getInputStream().read());
    }

    @Test
    void cutShouldBreakConnectionsAndRefuseNewOnesUntilHealed() throws IOException {
        relay.cut();
        assertThrows(SocketException.class, () -> near.getInputStream().read());
        await().until(() -> relay.connections() == 0);
        try (Socket refused =
                new Socket(relay.address().getAddress(), relay.address().getPort())) {
            refused.setSoTimeout(2_000);
            assertThrows(SocketException.class, () -> refused.getInputStream().read());
        }

        relay.heal();
        try (Socket again =
                        new Socket(relay.address().getAddress(), relay.address().getPort());
                Socket other = server.accept()) {
            again.getOutputStream().write(3);
            assertEquals(3, other.getInputStream().read());
        }
    }
}
