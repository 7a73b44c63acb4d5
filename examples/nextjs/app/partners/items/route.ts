export const GET = () => Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } });

export const PUT = async (request: Request) => Response.json({ saved: await request.json() });
