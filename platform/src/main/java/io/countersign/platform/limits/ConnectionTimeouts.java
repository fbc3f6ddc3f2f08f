package io.countersign.platform.limits;

import io.netty.channel.ChannelPipeline;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;

/** Gives every connection of a server its time-outs, and an end where it sends what is no request. */
final class ConnectionTimeouts implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final HttpLimitProperties limits;
    private final Connections connections;

    ConnectionTimeouts(HttpLimitProperties limits) {
        this.limits = limits;
        this.connections = new Connections(limits.maxConnections());
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((_, channel, _) -> add(channel.pipeline())));
    }

    int openConnections() {
        return connections.size();
    }

    private void add(ChannelPipeline pipeline) {
        var handler = new ConnectionTimeoutHandler(connections, limits.idleTimeout(), limits.headTimeout());
        pipeline.addBefore(NettyPipeline.HttpCodec, "countersign-bytes", handler.bytes())
                .addBefore(
                        NettyPipeline.HttpTrafficHandler,
                        "countersign-undecodable",
                        new UndecodableRequestHandler(handler))
                .addBefore(NettyPipeline.HttpTrafficHandler, "countersign-timeouts", handler);
    }
}
