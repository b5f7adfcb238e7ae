/** A chat as NestJS tutorials build it: a gateway that saves each message with TypeORM, and then emits it to the room. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import { Server, Socket } from 'socket.io';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Repository } from 'typeorm';
import { setting } from './setting.js';

@Entity()
class Message {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  roomId!: string;

  @Column('uuid')
  authorId!: string;

  @Column('text')
  body!: string;

  @CreateDateColumn()
  createdAt!: Date;
}

interface CreateMessage {
  id: string;
  roomId: string;
  body: string;
}

@WebSocketGateway()
class ChatGateway implements OnGatewayConnection {
  @WebSocketServer()
  server!: Server;

  constructor(@InjectRepository(Message) private readonly messages: Repository<Message>) {}

  async handleConnection(client: Socket): Promise<void> {
    await client.join((client.handshake.auth as { rooms: string[] }).rooms);
  }

  @SubscribeMessage('message:send')
  async create(@MessageBody() said: CreateMessage, @ConnectedSocket() client: Socket): Promise<unknown> {
    const { user } = client.handshake.auth as { user: string };
    const message = await this.messages.save(this.messages.create({ ...said, authorId: user }));
    this.server.to(said.roomId).emit('message:changed', message);
    return { ok: true, data: message };
  }

  @SubscribeMessage('sync')
  sync(): unknown {
    return { ok: true, data: [] };
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: setting('DATABASE_URL'),
      entities: [Message],
      synchronize: true,
    }),
    TypeOrmModule.forFeature([Message]),
  ],
  providers: [ChatGateway],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
app.useWebSocketAdapter(new IoAdapter(app));
await app.listen(Number(setting('PORT')), setting('HOST'));
