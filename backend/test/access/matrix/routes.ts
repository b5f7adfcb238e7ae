import { type INestApplication, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { MESSAGE_METADATA } from '@nestjs/websockets/constants.js';

export interface Route {
  /** `rooms` and `getRoom`, of `RoomsController.getRoom`. */
  readonly controller: string;
  readonly method: string;
  readonly verb: string;
  /** With placeholders as Express has them: `/api/v1/rooms/:id`. */
  readonly path: string;
}

type Class = abstract new (...args: never[]) => object;

/** Every route of every controller that Nest knows, whether it is documented or not. */
export function routesOf(app: INestApplication): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Class)),
  );
  return [...controllers].flatMap((type) =>
    methodsOf(type).flatMap(([method, handler]) => {
      const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const parts = [Reflect.getMetadata(PATH_METADATA, type), Reflect.getMetadata(PATH_METADATA, handler)];
      const path = parts.map((part) => String(part).replace(/^\/|\/$/g, '')).filter((part) => part !== '');
      const prefix = /^(health|metrics|graphql)/.test(path[0] ?? '') ? '' : '/api/v1';
      return {
        controller: nameOf(type),
        method,
        verb: RequestMethod[verb],
        path: [prefix, ...path].join('/'),
      };
    }),
  );
}

/** Every socket event that a gateway listens to. */
export function eventsOf(app: INestApplication): string[] {
  const modules = [...app.get(ModulesContainer).values()];
  const providers = new Set(
    modules.flatMap((module) => [...module.providers.values()].map(({ metatype }) => metatype)),
  );
  return [...providers].flatMap((type) =>
    typeof type === 'function' && type.prototype
      ? methodsOf(type as Class).flatMap(([, handler]) => {
          const event = Reflect.getMetadata(MESSAGE_METADATA, handler) as string | undefined;
          return event === undefined ? [] : [event];
        })
      : [],
  );
}

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Readonly<Record<string, boolean>> };
}

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Readonly<Record<string, boolean>> };
}

/**
 * Every route that Express itself knows, as `GET /path`: those of Nest, and whatever was put beside them. What takes
 * every verb, as Nest's middleware does, is `ALL /path`.
 */
/**
 * Every route that Express itself knows, as `GET /path`: those of Nest, and whatever was put beside them. What takes
 * every verb, as Nest's middleware does, is `ALL /path`.
 */
export function expressRoutesOf(app: INestApplication): string[] {
  const express = app.getHttpAdapter().getInstance() as { router: { stack: readonly Layer[] } };
  const verbs = new Map<string, Set<string>>();
  for (const { route } of express.router.stack) {
    for (const path of [route?.path ?? []].flat()) {
      const known = verbs.get(bare(path)) ?? new Set();
      for (const verb of Object.keys(route?.methods ?? {})) known.add(verb.toUpperCase());
      verbs.set(bare(path), known);
    }
  }
  return [...verbs].flatMap(([path, known]) =>
    known.has('PROPFIND') ? [`ALL ${path}`] : [...known].map((verb) => `${verb} ${path}`),
  );
}

const bare = (path: string): string => path.replace(/(?<=.)\/$/, '');

function methodsOf(type: Class): [string, object][] {
  const prototype = type.prototype as object;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    return typeof value === 'function' && name !== 'constructor' ? [[name, value] as [string, object]] : [];
  });
}

const nameOf = ({ name }: Class): string =>
  name.charAt(0).toLowerCase() + name.slice(1).replace(/Controller$/, '');
