/** Whether the server in this container should get requests; its exit code is the answer. */
const port = process.env.PORT || '3000';
try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4_000) });
  if (!answer.ok) console.error(`not ready: ${answer.status}`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.error(`does not answer: ${error.cause?.code ?? error.message}`);
  process.exitCode = 1;
}
