/** What a run says once, at its start, when it has to leave out the projects that need Chromium. */
export default function tell(): void {
  const message = "No Chromium for the projects chromium and service worker: apt-get install chromium";
  if (process.env["CI"]) throw new Error(message);
  console.warn(`Skipped: ${message}`);
}
