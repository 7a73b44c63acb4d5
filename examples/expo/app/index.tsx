export default function Home() {
  return <p>A page, without CORS.</p>;
}
