# The service with its own Node and a PostgreSQL server of yours: DATABASE_URL says which. The embedded
# database and the toolchain stay out.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production POINTSMAN_HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY bin bin
COPY migrations migrations
COPY prompts prompts
COPY docs/examples docs/examples
COPY src src
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself takes the signals; npm between them would not hand them on.
CMD ["node", "src/main.ts"]
