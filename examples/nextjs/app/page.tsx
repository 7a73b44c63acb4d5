export default function Page() {
  return <p>The API is below /api.</p>;
}
