package parley.devcluster;

import java.net.InetSocketAddress;

/// A server that is one process and its children.
abstract sealed class ProcessServer implements Server
        permits CassandraNode, RedisNode, ArtemisBroker, PostgresqlServer, ParleyInstance {
    private final InetSocketAddress address;
    private final ChildProcess process;

    ProcessServer(InetSocketAddress address, ChildProcess process) {
        this.address = address;
        this.process = process;
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void restart() {
        process.kill();
        process.start();
    }

    @Override
    public void close() {
        process.close();
    }

    @Override
    public String toString() {
        return name();
    }
}
