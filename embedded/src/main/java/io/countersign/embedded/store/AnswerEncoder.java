package io.countersign.embedded.store;

import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.countersign.embedded.document.BsonWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes answers, found documents by copying the bytes in which they are held. */
final class AnswerEncoder extends MessageToByteEncoder<MongoMessage> {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerEncoder.class);
    private static final String NAME = "answers";

    /** Replaces mongo-java-server's encoder in a pipeline, which the server builds itself. */
    static void install(Channel channel) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NAME) == null) {
            pipeline.replace(MongoWireMessageEncoder.class, NAME, new AnswerEncoder());
        }
    }

    @Override
    protected void encode(ChannelHandlerContext context, MongoMessage message, ByteBuf target) {
        target.writeIntLE(0);
        target.writeIntLE(message.getHeader().getRequestID());
        target.writeIntLE(message.getHeader().getResponseTo());
        target.writeIntLE(OpCode.OP_MSG.getId());
        target.writeIntLE(message.getFlags());
        target.writeByte(MongoMessage.SECTION_KIND_BODY);
        writeBody(context, message, target);
        target.setIntLE(0, target.writerIndex());
    }

    /** Closes the connection if an answer cannot be encoded: its client would wait for it. */
    private static void writeBody(ChannelHandlerContext context, MongoMessage message, ByteBuf target) {
        try {
            BsonWriter.writeDocument(message.getDocument(), target);
        } catch (RuntimeException e) {
            LOG.error("Encoding of an answer failed; closing the connection", e);
            var _ = context.close();
            throw e;
        }
    }
}
